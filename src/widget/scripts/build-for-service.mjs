// Builds the widget for the chat service: `npm ci` when package-lock.json is newer than node_modules, then `vite build`.
// Run by src/DocsBot.Chat/Widget.targets with the folder of the lock and the stamp as its argument. Two builds at once (test
// projects built in parallel processes) take turns, and the second finds nothing left to do.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, '../DocsBot.Chat/wwwroot/widget/docsbot.js');
const stateFolder = process.argv[2] ?? join(root, 'node_modules/.docsbot');
const lock = join(stateFolder, 'lock');
const stamp = join(stateFolder, 'build.stamp');
const inputs = ['src', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'scripts/build-for-service.mjs'];
const waitLimitMs = 10 * 60_000;
const pollMs = 200;

/** Time of the last change in milliseconds; 0 when the file is not there. */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isCurrent() {
  const built = Math.min(modified(output), modified(stamp));
  return built > 0 && inputs.every((input) => newest(join(root, input)) <= built);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A folder can be made only once, which makes it a lock; its file names the owner, so that a killed build does not block the next. */
function tryLock() {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function breakLockOfDeadOwner() {
  let owner;
  try {
    owner = Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    owner = 0;
  }
  const justMade = Date.now() - modified(lock) < 5_000;
  if (owner > 0 ? isAlive(owner) : justMade) return;
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

async function takeLock() {
  const deadline = Date.now() + waitLimitMs;
  while (!tryLock()) {
    if (Date.now() > deadline) throw new Error(`another widget build holds ${lock} for ten minutes; delete that folder when none is running`);
    breakLockOfDeadOwner();
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

function run(command, args) {
  // npm is a script on Windows, which only a shell starts.
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`"${command} ${args.join(' ')}" in src/widget ended with code ${result.status}`);
}

function build() {
  const installed = modified(join(root, 'node_modules/.package-lock.json'));
  if (installed < modified(join(root, 'package-lock.json'))) {
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
  writeFileSync(stamp, '');
}

mkdirSync(stateFolder, { recursive: true });
await takeLock();
try {
  if (!isCurrent()) build();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(lock, { recursive: true, force: true });
}
