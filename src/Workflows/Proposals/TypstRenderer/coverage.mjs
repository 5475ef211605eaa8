// Archival PDF forbids text without a glyph, and one emoji in a company's name must not cost the whole proposal:
// what no font can draw is printed as a visible box.
const Missing = '\u25A1';

// Letters without a picture: they set a Latin name apart in words that run from the right, and the layout takes them out.
const Isolates = new Set(['\u2066', '\u2069']);

export class Coverage {
  #ranges = [];

  constructor(fonts) {
    for (const font of fonts) this.#ranges.push(...rangesOf(font));
    this.#ranges.sort((a, b) => a[0] - b[0]);
    this.#ranges = this.#ranges.reduce((merged, range) => {
      const last = merged.at(-1);
      if (last && range[0] <= last[1] + 1) last[1] = Math.max(last[1], range[1]);
      else merged.push([...range]);
      return merged;
    }, []);
  }

  has(codePoint) {
    let low = 0, high = this.#ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = this.#ranges[middle];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  }

  printable(value) {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map(item => this.printable(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.printable(item)]));
  }

  #text(text) {
    if (/^[\n\x20-\x7E]*$/.test(text)) return text;
    let result = '';
    for (const character of text) result += character === '\n' || Isolates.has(character) || this.has(character.codePointAt(0)) ? character : Missing;
    return result;
  }
}

// The code points of an OpenType font, from its cmap table (formats 4 and 12 are what such fonts have).
function* rangesOf(font) {
  const tables = font.readUInt16BE(4);
  let cmap = -1;
  for (let i = 0; i < tables; i++) if (font.toString('latin1', 12 + 16 * i, 16 + 16 * i) === 'cmap') cmap = font.readUInt32BE(20 + 16 * i);
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    const format = font.readUInt16BE(at);
    if (format === 4) {
      const count = font.readUInt16BE(at + 6) / 2;
      for (let s = 0; s < count; s++) {
        const last = font.readUInt16BE(at + 14 + 2 * s);
        if (last !== 0xFFFF) yield [font.readUInt16BE(at + 16 + 2 * count + 2 * s), last];
      }
    } else if (format === 12) {
      for (let g = 0; g < font.readUInt32BE(at + 12); g++) yield [font.readUInt32BE(at + 16 + 12 * g), font.readUInt32BE(at + 20 + 12 * g)];
    }
  }
}
