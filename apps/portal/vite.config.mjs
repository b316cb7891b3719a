import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { aliases, root } from '../../tools/workspace.mjs';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  resolve: {
    alias: Object.fromEntries(Object.entries(aliases()).map(([name, [file]]) => [name, path.join(root, file)])),
  },
  // The gateway puts a fresh one in its place with every answer.
  html: { cspNonce: '__PLINTH_NONCE__' },
  build: {
    target: 'es2022',
    assetsDir: 'assets/portal',
    // A data: address is no file of this origin, which is all that the page's policy lets in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // bench/portal-size.bench.ts measures what a page takes.
    chunkSizeWarningLimit: 2_000,
  },
});
