import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const API = ['/v1', '/v2', '/auth', '/oauth', '/openapi.json', '/healthz', '/readyz'];
const API_ORIGIN = process.env['POSTERN_ORIGIN'] ?? 'http://127.0.0.1:7280';
const COMPRESSIBLE = /\.(?:js|css|svg)$/;

/** Writes `.br` and `.gz` beside each text, so that the server compresses nothing while it serves. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const content = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(content));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), precompress()],
  // The workspace's packages are then read from their sources.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // The server writes a fresh one into every page in its place.
  html: { cspNonce: 'POSTERN_NONCE' },
  build: {
    target: 'es2023',
    // Which have `light-dark()`: put into other words it would no longer follow the scheme that is chosen on the page.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    manifest: true,
    modulePreload: { polyfill: false },
    // The policy allows no `data:` fonts, and what is inlined is not cached by itself.
    assetsInlineLimit: 0,
  },
  server: { proxy: Object.fromEntries(API.map((path) => [path, API_ORIGIN])) },
});
