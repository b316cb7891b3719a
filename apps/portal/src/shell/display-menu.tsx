import BgColorsOutlined from '@ant-design/icons/BgColorsOutlined';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { languages, useLanguage, useTexts, useTheme } from '@plinth/ui';
import type { Language, ThemeChoice } from '@plinth/ui';
import styles from './shell.module.css';
import { shellTexts } from './shell.texts';

const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];

/** Language and appearance: a choice of the browser, known before anybody signs in. */
export function DisplayMenu(): ReactNode {
  const t = useTexts(shellTexts);
  const { language, speak } = useLanguage();
  const theme = useTheme();
  const items = [
    {
      type: 'group' as const,
      key: 'languages',
      label: t.language,
      children: languages.map((name) => ({
        key: name,
        label: <span lang={name}>{languageNames[name]}</span>,
        onClick: () => speak(name),
      })),
    },
    {
      type: 'group' as const,
      key: 'themes',
      label: t.theme,
      children: choices.map((choice) => ({
        key: choice,
        label: t.themes[choice],
        onClick: () => theme.choose(choice),
      })),
    },
    {
      type: 'group' as const,
      key: 'sizes',
      label: t.size,
      children: ([false, true] as const).map((isClassroom) => ({
        key: `size ${isClassroom}`,
        label: isClassroom ? t.sizes.classroom : t.sizes.usual,
        onClick: () => theme.chooseClassroom(isClassroom),
      })),
    },
  ];
  return (
    <Dropdown
      menu={{ items, selectable: true, selectedKeys: [language, theme.choice, `size ${theme.isClassroom}`] }}
      trigger={['click']}
    >
      <button type="button" className={styles['round']} aria-label={t.display} aria-haspopup="menu">
        <BgColorsOutlined aria-hidden />
      </button>
    </Dropdown>
  );
}
