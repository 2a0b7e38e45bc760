/** A part of the report: words, a table, or a picture that was drawn already. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'words'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; heads: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'picture'; element: Element; alternative: string };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Colours of pictures on paper, in the place of the theme's. */
const paper: Record<string, string> = {
  '--rf-text': '#1d2226',
  '--rf-text-soft': '#5d666c',
  '--rf-accent': '#186486',
  '--rf-line': '#e1e4e6',
  '--rf-line-strong': '#868e93',
  '--rf-ground': '#ffffff',
  '--rf-held': '#805300',
  '--rf-ramp-low': '#b9d8e6',
  '--rf-ramp-high': '#14506c',
};

/** The picture as markup that needs nothing of this program: no links, no variables of its theme. */
function pictureMarkup(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  return new XMLSerializer().serializeToString(copy);
}

function tableMarkup(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(heads, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

function markup(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'words':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableMarkup(block.heads, block.rows);
    case 'picture':
      return `<figure>${pictureMarkup(block.element)}<figcaption>${escaped(block.alternative)}</figcaption></figure>`;
  }
}

const style = `
:root { ${Object.entries(paper)
  .map(([name, value]) => `${name}: ${value};`)
  .join(' ')} }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 14px/1.45 system-ui, sans-serif; color: #1d2226; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid #e1e4e6; text-align: left; vertical-align: top; }
figure { margin: 1rem 0; break-inside: avoid; } figcaption { color: #5d666c; } svg { max-width: 100%; height: auto; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }`;

/** A page by itself: nothing in it comes from outside, and nothing in it runs. */
export function reportPage(title: string, language: string, blocks: readonly Block[]): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>${blocks.map(markup).join('\n')}</body></html>
`;
}
