/** Hands a file to the person: the browser asks where to, or puts it where downloads go. */
export function downloadFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Read by then: it is on this machine.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Bytes, or the bytes of a text in UTF-8. */
export async function base64Of(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new FileReader();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(new Blob([content]));
  const address = await promise;
  return address.slice(address.indexOf(',') + 1);
}

const quoted = (value: string) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Lines of CSV (RFC 4180). */
export function csvOf(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [heads, ...rows].map((row) => `${row.map((value) => quoted(String(value))).join(',')}\r\n`).join('');
}
