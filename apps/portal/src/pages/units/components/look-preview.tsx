import type { CSSProperties, ReactNode } from 'react';
import { accentVariables, themeNames, useTexts } from '@plinth/ui';
import type { ThemeName } from '@plinth/ui';
import mark from '../../../plinth.svg';
import type { LookPalette } from '../look-api';
import { lookTexts } from '../look.texts';
import styles from './look.module.css';

interface Properties {
  readonly name: string;
  readonly logo: string | null;
  /** Absent while there is no colour of one's own. */
  readonly palette: LookPalette | undefined;
}

/** The head of a page, a chosen line, a button and a link, in every theme at once, with what had to be changed. */
export function LookPreview({ name, logo, palette }: Properties): ReactNode {
  const t = useTexts(lookTexts);
  const words = [
    ...(palette?.light.isAdjusted ? [t.tooLight] : []),
    ...(palette?.dark.isAdjusted ? [t.tooDark] : []),
    ...(palette === undefined ? [] : [t.contrastKeeps]),
  ];
  return (
    <div className={styles['field']}>
      <p className={styles['label']}>{t.preview}</p>
      <div className={styles['previews']}>
        {themeNames.map((theme) => (
          <figure key={theme} className={styles['preview']} data-theme={theme} style={variablesIn(theme, palette)}>
            <div className={styles['head']} aria-hidden>
              <img src={logo ?? mark} alt="" className={logo === null ? styles['mark'] : styles['small']} />
              <span>{name}</span>
            </div>
            <div className={styles['sample']} aria-hidden>
              <span className={styles['line']}>{t.sample.line}</span>
              <span className={styles['button']}>{t.sample.button}</span>
              <span className={styles['link']}>{t.sample.link}</span>
            </div>
            <figcaption>{t.previews[theme]}</figcaption>
          </figure>
        ))}
      </div>
      <div className={styles['words']} role="status">
        {words.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  );
}

const variablesIn = (theme: ThemeName, palette: LookPalette | undefined): CSSProperties =>
  palette === undefined || theme === 'contrast' ? {} : (accentVariables(palette[theme]) as CSSProperties);
