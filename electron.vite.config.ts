import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      // Hundreds of small files are slow to load one by one; what has native parts or finds its own files stays outside.
      externalizeDeps: { exclude: ['canonicalize', 'drizzle-orm', 'uuid', 'zod'] },
      outDir: at('out/main'),
      target: 'node24',
      sourcemap: true,
      rollupOptions: {
        input: {
          desktop: at('electron/hosts/desktop/main.ts'),
          browser: at('electron/hosts/browser/main.ts'),
          exchange: at('exchange/main.ts'),
          severity: at('exchange/severity/worker.ts'),
          scanThread: at('electron/features/blinding/scanThread.ts'),
          facesThread: at('electron/features/packs/facesThread.ts'),
          makingThread: at('electron/features/packs/makingThread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload can load nothing but Electron: all of it goes into one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
        // It needs two names out of the contract, not the schemas beside them nor the library these are made with.
        treeshake: { moduleSideEffects: false, manualPureFunctions: ['z', 'z.strictObject'] },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome140',
      minify: true,
      modulePreload: { polyfill: false },
      // Every file by its own address, so that the page's policy needs no exception for scripts in the address.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
