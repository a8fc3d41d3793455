/// <reference types="vitest/config" />
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    // The chat service serves its wwwroot; see src/DocsBot.Chat/Widget.targets.
    outDir: '../DocsBot.Chat/wwwroot/widget',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    cssMinify: true,
    reportCompressedSize: false,
    lib: {
      entry: 'src/index.ts',
      formats: ['iife'],
      name: 'DocsBotWidget',
      fileName: () => 'docsbot.js',
    },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 10_000,
  },
});
