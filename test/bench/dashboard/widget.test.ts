import { evaluateWidget } from '../../../bench/dashboard/evaluate-widget.ts';
import { dashboardPage } from '../../../bench/dashboard/page.ts';
import { RunMetrics } from '../../../bench/dashboard/run-metrics.ts';
import { linesOf, type Widget } from '../../../bench/dashboard/widget.ts';

const widget: Widget = {
  type: 'metric',
  x: 0,
  y: 0,
  width: 8,
  height: 6,
  properties: {
    title: 'Requests & errors',
    metrics: [
      [{ expression: 'SUM([a0,a1])', label: 'all' }],
      ['AWS/ApiGateway', 'Count', 'ApiName', 'p', { id: 'a0', visible: false, stat: 'Sum', period: 60 }],
      ['AWS/ApiGateway', '5XXError', 'ApiName', 'p', { id: 'a1', stat: 'Sum' }],
      ['AWS/SNS', 'NumberOfMessagesPublished', { stat: 'Sum' }],
    ],
  },
};

describe('a widget of the dashboard', () => {
  it('is read as CloudWatch reads it', () => {
    expect(linesOf(widget)).toEqual([
      { id: undefined, label: 'all', isVisible: true, period: 300, expression: 'SUM([a0,a1])' },
      {
        id: 'a0',
        label: 'Count',
        isVisible: false,
        period: 60,
        metric: {
          namespace: 'AWS/ApiGateway',
          name: 'Count',
          dimensions: { ApiName: 'p' },
          statistic: 'Sum',
        },
      },
      expect.objectContaining({ id: 'a1', label: '5XXError', isVisible: true }),
      expect.objectContaining({ label: 'NumberOfMessagesPublished' }),
    ]);
  });

  it('shows what was seen, and leaves out what was not measured', async () => {
    const metrics = new RunMetrics('/nowhere');
    const from = new Date();
    metrics.see('AWS/ApiGateway', 'Count', { ApiName: 'p' }, 1);
    metrics.see('AWS/ApiGateway', 'Count', { ApiName: 'p' }, 1);
    metrics.see('AWS/ApiGateway', '5XXError', { ApiName: 'p' }, 1);
    // Long enough that all is within one period, wherever it begins.
    const range = { from, until: new Date(from.getTime() + 1), periodSeconds: 10 ** 9 };

    const lines = await evaluateWidget(widget, metrics, range);

    expect(lines).toEqual([
      { label: 'all', points: [3] },
      { label: '5XXError', points: [1] },
    ]);
    const { svg, width } = dashboardPage([{ widget, lines }]);
    expect(width).toBe(24 * 58);
    expect(svg).toContain('Requests &amp; errors');
    expect(svg.match(/<polyline/g)).toHaveLength(2);
  });
});
