// Draws proposals, one at a time. Frames are [uint32 LE length][bytes] on stdin and stdout.
//   request = [int64 LE creation time, seconds][inputs, UTF-8 JSON; none to read the fonts only]
//   answer  = [1 byte kind][bytes]: 0 ready, 1 PDF, 2 the template is broken (diagnostics, JSON), 3 the worker cannot start (text)
import { readFileSync, readdirSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Coverage } from './coverage.mjs';

const Ready = 0, Pdf = 1, Broken = 2, CannotStart = 3;
const [template] = process.argv.slice(2);
const require = createRequire(import.meta.url);

// Only these weights: every file is read at start. No system fonts are needed, so every machine draws the same bytes.
// Whole documents are written in most of them; names only in traditional Chinese, Thai and what Vazirmatn lacks of Arabic.
const written = ['300Light', '400Regular', '600SemiBold', '700Bold'], named = ['400Regular', '700Bold'];
const weights = {
  'noto-sans': written, 'noto-sans-jp': written, 'noto-sans-kr': written, 'noto-sans-sc': written, 'noto-sans-hebrew': written, vazirmatn: written,
  'noto-sans-tc': named, 'noto-sans-arabic': named, 'noto-sans-thai': named,
};
const fonts = Object.entries(weights).flatMap(([family, used]) => {
  const root = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
  return used.map(weight => join(root, weight));
});
const regularFiles = fonts.filter(folder => folder.endsWith('400Regular'))
  .map(folder => join(folder, readdirSync(folder).find(file => file.endsWith('.ttf'))));

function send(kind, body) {
  const frame = Buffer.alloc(5 + body.length);
  frame.writeUInt32LE(body.length + 1);
  frame[4] = kind;
  body.copy(frame, 5);
  // A pipe may take only part of it, or nothing just now.
  for (let sent = 0; sent < frame.length;) {
    try {
      sent += writeSync(1, frame, sent);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function diagnose(compiler, failure) {
  return Buffer.from(JSON.stringify(compiler.fetchDiagnostics(failure).map(found => ({ message: found.message, path: found.path, line: (found.range?.start?.line ?? -1) + 1 }))));
}

const warmUp = '#set text(font: ("Noto Sans", "Noto Sans JP", "Noto Sans KR", "Noto Sans SC", "Noto Sans TC"))\n#for weight in (300, 400, 600, 700) { text(weight: weight, "Aa あ漢한们") }';

function draw(compiler, coverage, inputs, seconds) {
  if (inputs === '') return [Pdf, compiler.pdf(compiler.compile({ mainFileContent: warmUp }).result, { pdfStandard: 'a-2a', creationTimestamp: seconds })];
  const data = JSON.stringify(coverage.printable(JSON.parse(inputs)));
  const compiled = compiler.compile({ mainFilePath: template, inputs: { data } });
  if (!compiled.result) return [Broken, diagnose(compiler, compiled.takeDiagnostics())];
  try {
    return [Pdf, compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: seconds })];
  } catch (error) {
    return [Broken, Buffer.from(JSON.stringify([{ message: String(error?.message ?? error), path: '', line: 0 }]))];
  }
}

let compiler, coverage;
try {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  compiler = NodeCompiler.create({ workspace: dirname(template), fontArgs: [{ fontPaths: fonts }] });
  coverage = new Coverage(regularFiles.map(file => readFileSync(file)));
} catch (error) {
  send(CannotStart, Buffer.from(String(error?.message ?? error)));
  process.exit(1);
}
send(Ready, Buffer.alloc(0));

let pending = Buffer.alloc(0);
process.stdin.on('data', chunk => {
  pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
  while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32LE(0)) {
    const end = 4 + pending.readUInt32LE(0);
    const seconds = Number(pending.readBigInt64LE(4));
    const inputs = pending.subarray(12, end).toString('utf8');
    pending = pending.subarray(end);
    send(...draw(compiler, coverage, inputs, seconds));
    // Unlike documents share little: keeping more only costs memory.
    compiler.evictCache(0);
  }
});
process.stdin.on('end', () => process.exit(0));
