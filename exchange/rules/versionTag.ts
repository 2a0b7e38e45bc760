import { refuse } from './refusal.ts';

/** A version as an entity tag (RFC 9110, 8.8.3). */
export function tagOf(version: string): string {
  return `"${version}"`;
}

function tagsIn(header: string): string[] {
  return header.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
}

/** Whether `If-None-Match` names this version: the client's copy is still good. */
export function isUnchanged(header: string | undefined, version: string): boolean {
  if (header === undefined) return false;
  const tags = tagsIn(header);
  return tags.includes('*') || tags.includes(version);
}

/**
 * Lets a change through only where `If-Match` names the version it was made for.
 * @throws Refusal `version_missing` without the header, `version_changed` for another version
 */
export function requireVersion(header: string | undefined, version: string): void {
  if (header === undefined) {
    throw refuse('version_missing', 'If-Match is missing. Send the version of the batch from the list.');
  }
  const tags = tagsIn(header);
  if (!tags.includes('*') && !tags.includes(version)) {
    throw refuse('version_changed', 'The batch has changed since you read it. List the batches again.');
  }
}
