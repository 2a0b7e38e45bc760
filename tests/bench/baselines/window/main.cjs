const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  window.loadFile(join(__dirname, 'screen', 'index.html'));
});
app.on('window-all-closed', () => app.quit());
