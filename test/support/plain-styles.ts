/**
 * The computed style of an element as far as it can be known here, where no sheet is loaded: its own style, what it inherits,
 * and what hides it by itself. jsdom asks a hundred rules about each element, and anew after each change of the page: that took
 * half of the time of a test that looks at a whole page.
 */
export function plainStyleOf(element: Element): CSSStyleDeclaration {
  const getPropertyValue = (property: string): string => valueOf(element, property);
  return new Proxy({ getPropertyValue } as CSSStyleDeclaration, {
    get: (target, name, receiver): unknown =>
      typeof name === 'symbol' || name in target ? Reflect.get(target, name, receiver) : valueOf(element, dashed(name)),
  });
}

const initialOf: Record<string, string> = { visibility: 'visible', 'pointer-events': 'auto', opacity: '1' };
const isInherited = (property: string): boolean => property === 'visibility' || property === 'pointer-events';
const neverShown = new Set('BASE DATALIST HEAD LINK META NOSCRIPT SCRIPT STYLE TEMPLATE TITLE'.split(' '));
const inline = new Set(
  'A ABBR B BDI BDO BR CITE CODE DEL EM I IMG INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(
    ' ',
  ),
);

function valueOf(element: Element, property: string): string {
  const own = 'style' in element ? (element.style as CSSStyleDeclaration).getPropertyValue(property) : '';
  if (own !== '' && own !== 'inherit') return own;
  if (property === 'display') return displayOf(element);
  const from = own === 'inherit' || isInherited(property) ? element.parentElement : null;
  return from === null ? (initialOf[property] ?? '') : valueOf(from, property);
}

function displayOf(element: Element): string {
  if (element.hasAttribute('hidden') || neverShown.has(element.tagName)) return 'none';
  return inline.has(element.tagName) ? 'inline' : 'block';
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
