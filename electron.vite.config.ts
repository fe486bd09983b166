import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// What is bundled is a devDependency; what must stay a real module (a native addon, a library that starts programs
// lying beside it) is a dependency and left outside. See docs/adr/0005-packaging.md.
export default defineConfig({
  main: {
    // Of React, which renders documents, the part for production alone.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      rolldownOptions: {
        // Beside main what runs in a thread of its own.
        input: {
          index: 'src/main/index.ts',
          'file-worker': 'src/main/storage/file-worker.ts',
          'reading-worker': 'src/main/reading-worker.ts',
        },
        // What ssh2 would like to have compiled, and tries to load and does without (ADR 28).
        external: ['cpu-features', /sshcrypto\.node$/],
      },
      sourcemap: true,
    },
  },
  preload: {
    // A sandboxed preload cannot be an ES module.
    build: {
      externalizeDeps: false,
      rolldownOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // The app:// handler puts a fresh nonce in this place for each response.
    html: { cspNonce: '__CSP_NONCE__' },
    build: { rolldownOptions: { input: 'src/renderer/index.html' }, assetsInlineLimit: 0, minify: true },
  },
});
