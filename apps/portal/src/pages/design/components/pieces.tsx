import TeamOutlined from '@ant-design/icons/TeamOutlined';
import type { ReactNode } from 'react';
import { Badge, Card, CopyText, Fact, Facts, Figure, Scrollable, useFormat, useTexts } from '@plinth/ui';
import { designTexts } from '../texts';
import styles from './design.module.css';
import { Sample } from './sample';

const tones = ['plain', 'primary', 'good', 'warn', 'bad'] as const;

export function Pieces(): ReactNode {
  const t = useTexts(designTexts);
  const format = useFormat();
  const { sample } = t;
  return (
    <div className={styles['group']}>
      <h2>{t.groups.pieces}</h2>
      <Sample of="Card">
        <Card title={sample.card} actions={<Badge>{sample.tones.primary}</Badge>}>
          {sample.cardText}
        </Card>
      </Sample>
      <Sample of="Figure">
        <Figure
          title={sample.pupils}
          value={format.number(2_943)}
          icon={<TeamOutlined />}
          note={<a href="#figure">{sample.search}</a>}
        />
      </Sample>
      <Sample of="Badge">
        <div className={styles['row']}>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {sample.tones[tone]}
            </Badge>
          ))}
        </div>
      </Sample>
      <Sample of="Facts">
        <Facts>
          <Fact name={sample.name}>{sample.person}</Fact>
          <Fact name={sample.unit}>{sample.longSchool}</Fact>
        </Facts>
      </Sample>
      <Sample of="Fact">
        <Facts>
          <Fact name={sample.code}>2145000101</Fact>
        </Facts>
      </Sample>
      <Sample of="CopyText">
        <CopyText name={sample.code} value="2145000101" />
        <CopyText name={sample.code} value="2145000101" isBoxed />
      </Sample>
      <Sample of="Scrollable">
        <Scrollable label={sample.longSchool} least={640}>
          <Facts>
            <Fact name={sample.unit}>{sample.longSchool}</Fact>
          </Facts>
        </Scrollable>
      </Sample>
    </div>
  );
}
