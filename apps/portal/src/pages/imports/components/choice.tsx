import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './new-import.module.css';

interface Properties<T extends string> {
  readonly legend: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly text?: string }[];
  readonly onChange: (value: T) => void;
}

/** One of few, each with a word of explanation. */
export function Choice<T extends string>({ legend, value, options, onChange }: Properties<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>{legend}</legend>
      <div className={styles['options']}>
        {options.map((option) => (
          <label key={option.value} className={styles['option']}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>
              <span className={styles['optionLabel']}>{option.label}</span>
              {option.text === undefined ? null : <span className={styles['hint']}>{option.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
