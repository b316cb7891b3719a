import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined';
import AppstoreOutlined from '@ant-design/icons/AppstoreOutlined';
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import BlockOutlined from '@ant-design/icons/BlockOutlined';
import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import DashboardOutlined from '@ant-design/icons/DashboardOutlined';
import HeartOutlined from '@ant-design/icons/HeartOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import ImportOutlined from '@ant-design/icons/ImportOutlined';
import SmileOutlined from '@ant-design/icons/SmileOutlined';
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import type { ComponentType } from 'react';

export const pageIcons = {
  home: HomeOutlined,
  calendar: CalendarOutlined,
  children: SmileOutlined,
  dashboard: DashboardOutlined,
  units: ApartmentOutlined,
  people: TeamOutlined,
  imports: ImportOutlined,
  slips: IdcardOutlined,
  roles: SafetyCertificateOutlined,
  audit: AuditOutlined,
  applications: AppstoreOutlined,
  health: HeartOutlined,
  design: BlockOutlined,
} as const satisfies Readonly<Record<string, ComponentType>>;

export type PageIcon = keyof typeof pageIcons;
