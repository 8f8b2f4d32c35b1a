import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

/** Mermaid made for the browser, given what its parser uses of one. */
interface Mermaid {
  parse(text: string): Promise<{ diagramType: string }>;
}

const browser: { mermaid?: Mermaid } & Record<string, unknown> = {
  document: { nodeType: 9, createElement: () => ({}) },
  Element: Object,
  addEventListener: () => undefined,
  console,
  structuredClone,
};

/** Parses a picture as a browser does, for a test: a promise of its type, rejected where it is no picture. */
export async function parseMermaid(text: string): Promise<string | undefined> {
  if (!browser.mermaid) {
    browser.window = browser;
    runInContext(readFileSync(require.resolve('@mermaid-js/tiny'), 'utf8'), createContext(browser));
  }
  return (await browser.mermaid?.parse(text))?.diagramType;
}
