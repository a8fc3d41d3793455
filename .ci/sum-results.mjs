// Adds up what the test runners wrote (*.trx of dotnet test, widget.json of vitest) and prints `N passed, N failed[, N skipped]` as the last line.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const sum = { passed: 0, failed: 0, skipped: 0 };

for (const file of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, file), "utf8");
  const found = file.endsWith(".trx") ? fromTrx(text) : file === "widget.json" ? fromVitest(text) : null;
  if (found) {
    console.log(`${file}: ${found.passed} passed, ${found.failed} failed, ${found.skipped} skipped`);
    for (const key of Object.keys(sum)) {
      sum[key] += found[key];
    }
  }
}

console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ""}`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);

function fromTrx(text) {
  const counters = text.match(/<Counters\s[^>]*>/)?.[0] ?? "";
  const count = (name) => Number(counters.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
  const [total, executed, passed] = [count("total"), count("executed"), count("passed")];
  return { passed, failed: executed - passed, skipped: total - executed };
}

function fromVitest(text) {
  const result = JSON.parse(text);
  return { passed: result.numPassedTests, failed: result.numFailedTests, skipped: result.numPendingTests + (result.numTodoTests ?? 0) };
}
