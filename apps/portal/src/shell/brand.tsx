import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@plinth/ui';
import { useLook } from '../look/look';
import mark from '../plinth.svg';
import styles from './shell.module.css';
import { shellTexts } from './shell.texts';

/** Where one is: the logo and the name of one's school or bureau, else our own. */
export function Brand(): ReactNode {
  const t = useTexts(shellTexts);
  const look = useLook();
  const logo = look?.logo ?? undefined;
  const [missing, setMissing] = useState<string>();
  const unit = look?.unitName ?? undefined;
  return (
    <Link
      to="/"
      className={styles['brand'] as string}
      aria-label={unit === undefined ? t.product : t.brand(unit)}
      title={unit}
    >
      {logo === undefined || logo === missing ? (
        <img src={mark} alt="" />
      ) : (
        // Replaced or taken away since the page was told of it.
        <img src={logo} alt="" className={styles['logo']} onError={() => setMissing(logo)} />
      )}
      <span>{unit ?? 'Plinth'}</span>
    </Link>
  );
}
