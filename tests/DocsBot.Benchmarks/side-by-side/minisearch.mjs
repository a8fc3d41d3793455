// Indexes a folder with MiniSearch, in memory, in windows of 200 words with 40 overlap, and asks it questions. Run it beside the benchmarks of DocsBot:
// only the ratio of two runs in the same minute says something, machines differ and are noisy.
//   npm ci && node minisearch.mjs SOURCE QUESTIONS
import MiniSearch from "minisearch";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [source, questions] = process.argv.slice(2);
if (!source || !questions) {
  console.error("Usage: node minisearch.mjs SOURCE QUESTIONS, a folder of Markdown and HTML, and a file with one JSON object a line that has a text.");
  process.exit(2);
}

const window = 200;
const step = 160;
const started = performance.now();
const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(md|html)$/.test(entry.name));
const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["title"] });
let id = 0;
for (const file of files) {
  const text = readFileSync(join(file.parentPath, file.name), "utf8");
  const title = /^title: (.*)$/m.exec(text)?.[1] ?? file.name;
  const words = text.split(/\s+/);
  for (let i = 0; i === 0 || i < words.length - (window - step); i += step) {
    index.add({ id: id++, title, text: words.slice(i, i + window).join(" ") });
  }
}

const seconds = (performance.now() - started) / 1000;
const times = readFileSync(questions, "utf8").trim().split("\n").map((line) => time(JSON.parse(line).text)).sort((a, b) => a - b);
const at = (share) => times[Math.max(0, Math.ceil(share * times.length) - 1)].toFixed(2);
console.log(`MiniSearch: ${files.length} pages, ${id} windows; ${(files.length / seconds).toFixed(0)} pages/s, peak ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
console.log(`  question to hits         p50 ${at(0.5)} ms   p95 ${at(0.95)} ms`);

function time(question) {
  const asked = performance.now();
  index.search(question, { boost: { title: 4 } });
  return performance.now() - asked;
}
