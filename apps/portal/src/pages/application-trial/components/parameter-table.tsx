import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import type { Parameters } from '../code-flow';
import { trialTexts } from '../texts';
import styles from './trial.module.css';

/** What was sent or came back, name by name, each with what it is for. */
export function ParameterTable({
  items,
  caption,
}: {
  readonly items: Parameters;
  readonly caption: string;
}): ReactNode {
  const t = useTexts(trialTexts);
  const meanings = t.meanings as Readonly<Record<string, string>>;
  return (
    <table className={styles['table']}>
      <caption className="pl-only-heard">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.parameter}</th>
          <th scope="col">{t.value}</th>
          <th scope="col">{t.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(items).map(([name, value]) => (
          <tr key={name}>
            <th scope="row" className={styles['mono']}>
              {name}
            </th>
            <td className={styles['mono']}>{value}</td>
            <td className={styles['quiet']}>{meanings[name] ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
