import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The package's own looks for its fonts in `/tmp`, and without any font a page has no text. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">.</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

/** How to start a Chromium. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The Chromium that `CHROME_PATH` names, or the machine's own, or the one that npm brought, unpacked once. */
export async function findChromium(): Promise<Chromium> {
  const given = process.env['CHROME_PATH'];
  const known = given !== undefined ? [given] : SYSTEM_PATHS;
  const found = known.find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found, env: {} };
  if (given !== undefined || process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The browser tests need a Chromium: set CHROME_PATH to where one is.');
  }
  const folder = await unpackChromium();
  return {
    executablePath: join(folder, 'chromium'),
    // Its libraries and fonts come with it.
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

/** Unpacks beside the final place and renames, so that test files that start together never see half a browser. */
async function unpackChromium(): Promise<string> {
  const root = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'postern');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  // In a process of its own, because the package unpacks to wherever the temporary folder is.
  const script = `import('@sparticuz/chromium').then((module) => module.default.executablePath())`;
  await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  await writeFile(join(staging, 'fonts', 'fonts.conf'), FONTS);
  try {
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another test file was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
