const sheets = 'link[rel="stylesheet"], style';

/** A style of one document for another: what is in a file keeps its address, since the other has none of its own. */
function copyOf(node: Element, other: Document): Element {
  const copy = other.importNode(node, true);
  if (node instanceof HTMLLinkElement) copy.setAttribute('href', node.href);
  return copy;
}

function takeAttributes(other: Document, own: Document): void {
  for (const { name, value } of own.documentElement.attributes)
    other.documentElement.setAttribute(name, value);
  for (const name of other.documentElement.getAttributeNames())
    if (!own.documentElement.hasAttribute(name)) other.documentElement.removeAttribute(name);
}

/**
 * Gives another document the styles, colours and language of ours, and goes on while ours change.
 * @returns ends that
 */
export function dressLike(other: Document, own: Document): () => void {
  takeAttributes(other, own);
  for (const node of own.querySelectorAll(sheets)) other.head.append(copyOf(node, other));
  const attributes = new MutationObserver(() => takeAttributes(other, own));
  attributes.observe(own.documentElement, { attributes: true });
  const styles = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element && node.matches(sheets)) other.head.append(copyOf(node, other));
  });
  styles.observe(own.head, { childList: true });
  return () => {
    attributes.disconnect();
    styles.disconnect();
  };
}
