import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { mockService } from './mock-service.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

// `npm run dev`: the widget from its sources, against a service that plays examples. Nothing of this folder is shipped.
export default defineConfig({
  root: folder,
  plugins: [mockService()],
  server: { port: 5173, fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
});
