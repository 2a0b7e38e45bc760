import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { WorkstationEvent } from '../../shared/contract/events.ts';
import { type Bridge, channels } from '../../shared/contract/transport.ts';

const bridge: Bridge = {
  call: (route, input) => ipcRenderer.invoke(channels.call, route, input),
  onEvent(listener) {
    // Without the event object: it would hand the page ipcRenderer itself.
    const pass = (_event: IpcRendererEvent, event: WorkstationEvent) => listener(event);
    ipcRenderer.on(channels.event, pass);
    return () => {
      ipcRenderer.off(channels.event, pass);
    };
  },
  mediaBase: 'media://library/',
};

contextBridge.exposeInMainWorld('rangefinder', bridge);
