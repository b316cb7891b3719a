import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Scrollable } from '@plinth/ui';
import type { Block, Line, Piece } from '../markdown';
import styles from './written.module.css';

/** Pages of the guides that the portal shows; other files of the folder are for other readers. */
const shown: Readonly<Record<string, string>> = {
  'school-admin.zh-CN.md': '/admin/guide',
  'roster-columns.zh-CN.md': '/admin/guide/roster-columns',
};

const WIDE = 640;

function Words({ piece }: { readonly piece: Piece }): ReactNode {
  if (piece.kind === 'link') {
    const to = shown[piece.to];
    return to === undefined ? piece.text : <Link to={to}>{piece.text}</Link>;
  }
  if (piece.kind === 'strong') return <strong>{piece.text}</strong>;
  return piece.kind === 'code' ? <code className={styles['code']}>{piece.text}</code> : piece.text;
}

const Text = ({ line }: { readonly line: Line }): ReactNode =>
  line.map((piece, at) => (
    <Fragment key={at}>
      <Words piece={piece} />
    </Fragment>
  ));

interface Properties {
  readonly blocks: readonly Block[];
  /** Addresses of the pictures by their file names. */
  readonly pictures?: Readonly<Record<string, string>>;
}

/** A guide as it is written, with the headings of a page that has its own title already. */
export function Written({ blocks, pictures = {} }: Properties): ReactNode {
  return (
    <article className={styles['written']} lang="zh-CN">
      {blocks.map((block, at) => (
        <BlockOf key={at} block={block} pictures={pictures} />
      ))}
    </article>
  );
}

function BlockOf({ block, pictures }: { readonly block: Block; readonly pictures: Readonly<Record<string, string>> }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Text line={block.text} />
      </p>
    );
  if (block.kind === 'heading') {
    // The title of the page is the guide's own.
    if (block.level === 1) return null;
    return block.level === 2 ? (
      <h2>
        <Text line={block.text} />
      </h2>
    ) : (
      <h3>
        <Text line={block.text} />
      </h3>
    );
  }
  if (block.kind === 'picture') {
    const address = pictures[block.name];
    return address === undefined ? null : (
      <img className={styles['picture']} src={address} alt={block.text} width={1280} height={800} loading="lazy" />
    );
  }
  if (block.kind === 'table') return <TableOf {...block} />;
  const items = block.items.map((line, at) => (
    <li key={at}>
      <Text line={line} />
    </li>
  ));
  return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function TableOf({ titles, rows }: Extract<Block, { kind: 'table' }>): ReactNode {
  return (
    <Scrollable label={titles.map((line) => line.map(({ text }) => text).join('')).join('、')} least={WIDE}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {titles.map((line, at) => (
              <th key={at} scope="col">
                <Text line={line} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((line, at) => (
                <td key={at}>
                  <Text line={line} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}
