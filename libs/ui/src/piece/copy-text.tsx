import CheckOutlined from '@ant-design/icons/CheckOutlined';
import CopyOutlined from '@ant-design/icons/CopyOutlined';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../language/texts';
import { uiTexts } from '../ui.texts';
import styles from './piece.module.css';

interface Properties {
  /** Said with the button: what it copies. */
  readonly name: string;
  readonly value: string;
  readonly isBoxed?: boolean;
}

const SAID_MS = 2_500;

/** Browsers give the clipboard to https alone; a base of a school's own network may still be without. */
async function toClipboard(value: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(value);
  const field = Object.assign(document.createElement('textarea'), { value, readOnly: true });
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

/** Something that is copied to elsewhere, letter by letter. */
export function CopyText({ name, value, isBoxed = false }: Properties): ReactNode {
  const t = useTexts(uiTexts);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => void toClipboard(value).then(() => setCopied(true));
  return (
    <div className={`${styles['copy']} ${isBoxed ? styles['boxed'] : ''}`}>
      <span className={styles['copied']} translate="no">
        {value}
      </span>
      <Button
        size="small"
        type="text"
        icon={isCopied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        aria-label={`${t.copy} ${name}`}
        onClick={copy}
      >
        {isCopied ? t.copied : t.copy}
      </Button>
      <span className="pl-only-heard" role="status">
        {isCopied ? t.copied : ''}
      </span>
    </div>
  );
}
