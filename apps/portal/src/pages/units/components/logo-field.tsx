import PictureOutlined from '@ant-design/icons/PictureOutlined';
import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { lookTexts } from '../look.texts';
import styles from './look.module.css';

/** Undefined leaves the logo as it is, null takes it away. */
export type ChosenLogo = { readonly file: Blob; readonly address: string } | null | undefined;

interface Properties {
  /** Where the picture is that would be seen now. */
  readonly shown: string | null;
  readonly onChoose: (logo: ChosenLogo) => void;
}

const LARGEST = 256 * 1024;

/** The browser is asked whether it is a picture; the base looks at it again. */
const isPicture = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = address;
  });

/** A file field that one can also drop a picture on; by keyboard it is the field that it is. */
export function LogoField({ shown, onChoose }: Properties): ReactNode {
  const t = useTexts(lookTexts);
  const hint = useId();
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<string>();
  const [address, setAddress] = useState<string>();
  useEffect(() => (address === undefined ? undefined : () => URL.revokeObjectURL(address)), [address]);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > LARGEST) return setFault(t.logoLarge);
    const made = URL.createObjectURL(file);
    if (!(await isPicture(made))) {
      URL.revokeObjectURL(made);
      return setFault(t.logoNone);
    }
    setFault(undefined);
    setAddress(made);
    onChoose({ file, address: made });
  };
  const over = (event: DragEvent, isNow: boolean) => {
    event.preventDefault();
    setOver(isNow);
  };
  return (
    <div className={styles['field']}>
      <label
        className={`${styles['zone']} ${isOver ? styles['over'] : ''}`}
        onDragEnter={(event) => over(event, true)}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={(event) => {
          over(event, false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <input
          type="file"
          className="pl-only-heard"
          accept=".png,.jpg,.jpeg,.webp"
          aria-describedby={hint}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file chosen again, after it was corrected, is a choice too.
            target.value = '';
          }}
        />
        {shown === null ? (
          <PictureOutlined aria-hidden className={styles['picture'] as string} />
        ) : (
          <img src={shown} alt="" className={styles['logo']} />
        )}
        <span>
          <span className={styles['label']}>{t.logo}</span>
          <span className={styles['quiet']}>{isOver ? t.logoOver : t.logoDrop}</span>
        </span>
      </label>
      <p id={hint} className={fault === undefined ? styles['quiet'] : styles['wrong']} role={fault && 'alert'}>
        {fault ?? t.logoHint}
      </p>
      {shown === null ? null : (
        <div>
          <Button size="small" onClick={() => onChoose(null)}>
            {t.logoTake}
          </Button>
        </div>
      )}
    </div>
  );
}
