// The built file must stay small: readers download it with every first page. Fails when it is over its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 130 * 1024;
const file = new URL('../../DocsBot.Chat/wwwroot/widget/docsbot.js', import.meta.url);

let content;
try {
  content = readFileSync(file);
} catch {
  console.error('docsbot.js is not there: run "npm run build" first.');
  process.exit(1);
}

const size = gzipSync(content, { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
console.log(`docsbot.js: ${kilobytes(content.length)}, ${kilobytes(size)} gzip of ${kilobytes(budget)}`);
if (size > budget) {
  console.error(`Over the budget by ${kilobytes(size - budget)}.`);
  process.exit(1);
}
