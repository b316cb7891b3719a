import { BarChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ThemeName } from '../theme/tokens';
import type { ChartData } from './chart-data';

use([BarChart, GridComponent, TooltipComponent, LegendComponent, DataZoomComponent, CanvasRenderer]);

const palettes: Readonly<Record<ThemeName, readonly string[]>> = {
  light: ['#1f5fd6', '#12a594', '#e08a00', '#8a5bd1', '#c8405a'],
  dark: ['#7ba7ff', '#4fd1bd', '#f0b95b', '#b99bf0', '#ff8fa3'],
  contrast: ['#ffe14d', '#ffffff', '#7dff9e', '#7dd3ff', '#ffb3ab'],
};

/** More than these are scrolled through. */
const AT_ONCE = 30;
const LONGEST_NAME = 8;

const short = (name: string): string =>
  [...name].length > LONGEST_NAME ? `${[...name].slice(0, LONGEST_NAME - 1).join('')}…` : name;

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function optionOf({ categories, series }: ChartData, theme: ThemeName) {
  const [ink, muted, line, raised] = ['--pl-ink', '--pl-muted', '--pl-line', '--pl-raised'].map(colour);
  const isLong = categories.length > AT_ONCE;
  return {
    color: [...palettes[theme]],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300,
    grid: { left: 4, right: 8, top: series.length > 1 ? 36 : 12, bottom: isLong ? 44 : 4, containLabel: true },
    ...(series.length > 1
      ? { legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12, textStyle: { color: muted } } }
      : {}),
    // HTML with styles in it is what the page's policy keeps out.
    tooltip: {
      renderMode: 'richText' as const,
      trigger: 'axis' as const,
      axisPointer: { type: 'shadow' as const },
      backgroundColor: raised,
      borderColor: line,
      textStyle: { color: ink },
    },
    xAxis: {
      type: 'category' as const,
      data: [...categories],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
      axisLabel: {
        color: muted,
        formatter: short,
        hideOverlap: true,
        interval: categories.length > 12 ? ('auto' as const) : 0,
        rotate: categories.length > 6 ? 30 : 0,
      },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      splitLine: { lineStyle: { color: line } },
      axisLabel: { color: muted },
    },
    dataZoom: isLong
      ? [{ type: 'slider', height: 20, bottom: 4, startValue: 0, endValue: AT_ONCE - 1, textStyle: { color: muted } }]
      : [],
    series: series.map(({ name, values }) => ({
      type: 'bar' as const,
      name,
      data: [...values],
      stack: 'all',
      barMaxWidth: 28,
      itemStyle: { borderRadius: series.length === 1 ? [3, 3, 0, 0] : 0 },
    })),
  };
}

export interface DrawnChart {
  readonly draw: (data: ChartData, theme: ThemeName) => void;
  readonly picture: (background: string) => string;
  readonly end: () => void;
}

/** A chart in an element, as wide as that is. */
export function drawIn(element: HTMLElement, onChoose: (index: number) => void): DrawnChart {
  const chart: EChartsType = init(element);
  chart.on('click', ({ dataIndex }) => onChoose(dataIndex as number));
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(element);
  return {
    draw: (data, theme) => chart.setOption(optionOf(data, theme), { notMerge: true }),
    picture: (background) => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }),
    end: () => {
      watcher.disconnect();
      chart.dispose();
    },
  };
}
