import FileExcelOutlined from '@ant-design/icons/FileExcelOutlined';
import { useEffect, useId, useRef, useState } from 'react';
import type { DragEvent, ReactNode, RefObject } from 'react';
import { useTexts } from '@plinth/ui';
import { ACCEPTED, LARGEST_MB } from '../file-check';
import { newImportTexts } from '../new-import.texts';
import styles from './new-import.module.css';

interface Properties {
  readonly file: File | undefined;
  readonly isDisabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const KILO = 1024;
const sizeOf = (bytes: number): string =>
  bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;

/** A file that is let go beside the field would be opened by the browser in place of the page, and the page be lost. */
function useNothingBeside(zone: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      if (event.target instanceof Node && zone.current?.contains(event.target)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, [zone]);
}

/** A file field that one can also drop a file on; by keyboard it is the field that it is. */
export function DropZone({ file, isDisabled, onFiles }: Properties): ReactNode {
  const t = useTexts(newImportTexts);
  const hint = useId();
  const [isOver, setOver] = useState(false);
  const zone = useRef<HTMLLabelElement>(null);
  useNothingBeside(zone);
  const over = (event: DragEvent, isNow: boolean) => {
    event.preventDefault();
    setOver(isNow && !isDisabled);
  };
  const drop = (event: DragEvent) => {
    over(event, false);
    if (!isDisabled) onFiles([...event.dataTransfer.files]);
  };
  return (
    <label
      ref={zone}
      className={`${styles['zone']} ${isOver ? styles['over'] : ''} ${file === undefined ? '' : styles['has']}`}
      onDragEnter={(event) => over(event, true)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={drop}
    >
      <input
        type="file"
        className="pl-only-heard"
        accept={ACCEPTED}
        disabled={isDisabled}
        aria-describedby={hint}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file chosen again, after it was corrected, is a choice too.
          target.value = '';
        }}
      />
      <FileExcelOutlined aria-hidden className={styles['picture'] as string} />
      {file === undefined ? (
        <span className={styles['big']}>{isOver ? t.dropNow : t.drop}</span>
      ) : (
        <span className={styles['big']}>
          {file.name} <span className={styles['size']}>{sizeOf(file.size)}</span>
        </span>
      )}
      <span id={hint} className={styles['hint']}>
        {file === undefined ? t.dropHint(String(LARGEST_MB)) : t.chooseOther}
      </span>
    </label>
  );
}
