import { useTranslation } from 'react-i18next';
import type { ReaderLink } from '#shared/exchange/office.ts';
import styles from './office.module.css';

const [width, height, radius] = [640, 360, 130];
const [cx, cy] = [width / 2, height / 2];
/** With more of them the names lie over one another; the table tells them still. */
const mostNames = 40;

const placeOf = (at: number, of: number, far = radius) => {
  const angle = (2 * Math.PI * at) / of - Math.PI / 2;
  return { x: cx + far * Math.cos(angle), y: cy + far * Math.sin(angle) };
};

function anchorOf(x: number): 'start' | 'middle' | 'end' {
  if (Math.abs(x - cx) < 8) return 'middle';
  return x > cx ? 'start' : 'end';
}

/** The linking design: readers on a ring, and between two of them a line, the thicker the more they both read. */
export function LinkRing({ readers, links }: { readers: readonly string[]; links: readonly ReaderLink[] }) {
  const { t } = useTranslation('office');
  const order = readers.toSorted();
  const atOf = new Map(order.map((name, at) => [name, at]));
  const most = Math.max(1, ...links.map(({ submissions }) => submissions));
  return (
    <svg
      className={styles.drawn}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('ring', { readers: readers.length, links: links.length })}
    >
      {links.map(({ one, other, submissions }) => {
        const [from, to] = [one, other].map((name) => placeOf(atOf.get(name) ?? 0, order.length));
        return (
          <line
            key={`${one} ${other}`}
            className={styles.line}
            x1={from?.x}
            y1={from?.y}
            x2={to?.x}
            y2={to?.y}
            strokeWidth={1 + (5 * submissions) / most}
          >
            <title>{t('linkOf', { one, other, count: submissions })}</title>
          </line>
        );
      })}
      {order.map((name, at) => {
        const place = placeOf(at, order.length);
        const outside = placeOf(at, order.length, radius + 14);
        return (
          <g key={name}>
            <circle className={styles.node} cx={place.x} cy={place.y} r={5} />
            {order.length <= mostNames && (
              <text
                className={styles.names}
                x={outside.x}
                y={outside.y}
                textAnchor={anchorOf(outside.x)}
                dominantBaseline="middle"
              >
                {name}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
