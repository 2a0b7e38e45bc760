/** Prints the report, from which the system's dialog also makes a PDF: what stands on the page gives way to it meanwhile. */
export function printPage(page: string): void {
  const report = new DOMParser().parseFromString(page, 'text/html');
  const sheet = document.createElement('div');
  sheet.dataset.report = '';
  sheet.append(...report.head.querySelectorAll('style'), ...report.body.childNodes);
  const hide = document.createElement('style');
  hide.textContent =
    '@media print { body > :not([data-report]) { display: none !important; } } @media screen { [data-report] { display: none; } }';
  sheet.append(hide);
  document.body.append(sheet);
  window.addEventListener('afterprint', () => sheet.remove(), { once: true });
  window.print();
}
