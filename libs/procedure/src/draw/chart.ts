import type { Graph } from '@viz-js/viz';
import { limitText } from '@lienthong/calendar';
import { isAlways } from '../model/condition.js';
import type { Condition } from '../model/condition.js';
import type { Leg, LimitRule, Procedure, Step } from '../model/procedure.js';
import { wrapped } from './wrapped.js';

type Attributes = Readonly<Record<string, string | number | boolean>>;
interface DrawnNode {
  readonly name: string;
  readonly attributes: Attributes;
}
interface DrawnEdge {
  readonly tail: string;
  readonly head: string;
  readonly attributes: Attributes;
}

const START = 'tiep-nhan';
const END = 'ket-thuc';
const FONT = 'Arial';
/** Inches a character and a line take: the renderer knows no widths of Vietnamese letters. */
const CHARACTER = 0.085;
const LINE = 0.19;

const nodeId = (leg: Leg, step: Step): string => `${leg.id}/${step.id}`;

const sized = (lines: readonly string[]): Attributes => ({
  label: lines.join('\n'),
  width: 0.3 + CHARACTER * Math.max(...lines.map((line) => line.length)),
  height: 0.2 + LINE * lines.length,
  fixedsize: true,
});

const optionText = ({ options }: Procedure, { when, unless }: Condition): string => {
  const name = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  return [...when.map(name), ...unless.map((id) => `không ${name(id)}`)].join(', ');
};

const limitLines = (procedure: Procedure, rule: LimitRule): readonly string[] =>
  rule.flatMap(({ limit, condition }) =>
    wrapped(isAlways(condition) ? limitText(limit) : `${limitText(limit)} nếu ${optionText(procedure, condition)}`),
  );

const stepNode = (procedure: Procedure, leg: Leg, step: Step): DrawnNode => {
  const whole = leg.steps.length === 1;
  const limit = step.limit.length > 0 ? step.limit : whole ? leg.limit : [];
  const post =
    leg.post === undefined ? [] : [`${leg.post.carrier}, ${leg.post.promise === 'inside' ? 'trong' : 'ngoài'} hạn`];
  const assumed = step.assumed !== undefined || (whole && leg.assumed !== undefined);
  const lines = [
    ...wrapped(step.name),
    ...(step.unit === undefined ? [] : wrapped(`(${step.unit})`)),
    ...post,
    ...limitLines(procedure, limit),
    ...(assumed ? ['giả định'] : []),
  ];
  return {
    name: nodeId(leg, step),
    attributes: {
      ...sized(lines),
      shape: leg.post === undefined ? 'box' : 'parallelogram',
      style: assumed ? 'filled,dashed' : 'filled,rounded',
      fillcolor: leg.post === undefined ? '#ffffff' : '#fff6dd',
    },
  };
};

/** One lane for each agency, whatever number of legs it does. */
const lanesOf = (procedure: Procedure) =>
  procedure.roles
    .filter(({ id }) => procedure.legs.some(({ role }) => role === id))
    .map((role) => ({
      name: `cluster_${role.id}`,
      graphAttributes: {
        label: role.name,
        style: 'rounded,filled',
        color: '#8aa4c8',
        fillcolor: '#eef3fa',
        fontname: FONT,
        margin: 14,
      },
      nodes: procedure.legs
        .filter((leg) => leg.role === role.id)
        .flatMap((leg) => leg.steps.map((step) => stepNode(procedure, leg, step))),
    }));

const firstSteps = ({ steps }: Leg): readonly Step[] => steps.filter(({ after }) => after.length === 0);
const lastSteps = ({ steps }: Leg): readonly Step[] =>
  steps.filter(({ id }) => !steps.some(({ after }) => after.includes(id)));

const edge = (procedure: Procedure, tail: string, head: string, condition: Condition): DrawnEdge => ({
  tail,
  head,
  attributes: isAlways(condition)
    ? {}
    : { label: wrapped(`chỉ khi: ${optionText(procedure, condition)}`, 22).join('\n'), style: 'dashed' },
});

const edgesInto = (procedure: Procedure, leg: Leg): readonly DrawnEdge[] => {
  const heads = firstSteps(leg).map((step) => nodeId(leg, step));
  const earlier = procedure.legs.filter(({ id }) => leg.after.includes(id));
  const tails = earlier.flatMap((one) => lastSteps(one).map((step) => nodeId(one, step)));
  return (tails.length === 0 ? [START] : tails).flatMap((tail) =>
    heads.map((head) => edge(procedure, tail, head, leg.condition)),
  );
};

const edgesWithin = (procedure: Procedure, leg: Leg): readonly DrawnEdge[] =>
  leg.steps.flatMap((step) =>
    step.after.map((id) => edge(procedure, `${leg.id}/${id}`, nodeId(leg, step), step.condition)),
  );

const edgesOut = ({ legs }: Procedure): readonly DrawnEdge[] =>
  legs
    .filter(({ id }) => !legs.some(({ after }) => after.includes(id)))
    .flatMap((leg) => lastSteps(leg).map((step) => ({ tail: nodeId(leg, step), head: END, attributes: {} })));

const edgesBack = ({ legs, returns }: Procedure): readonly DrawnEdge[] =>
  returns.flatMap(({ from, to, reason }) => {
    const [source, target] = [legs.find(({ id }) => id === from), legs.find(({ id }) => id === to)];
    const [tail, head] = [source?.steps[0], target?.steps[0]];
    if (source === undefined || target === undefined || tail === undefined || head === undefined) return [];
    const label = wrapped(`trả lại: ${reason}`, 22).join('\n');
    const attributes = { label, style: 'dotted', color: '#b03030', fontcolor: '#b03030', constraint: false };
    return [{ tail: nodeId(source, tail), head: nodeId(target, head), attributes }];
  });

/** The flow chart of one version, from reception to the end, as the renderer takes it. */
export const chartOf = (procedure: Procedure): Graph => {
  const promised = limitLines(procedure, procedure.limit);
  return {
    directed: true,
    graphAttributes: {
      rankdir: 'LR',
      fontname: FONT,
      fontsize: 14,
      labelloc: 't',
      label: [
        ...wrapped(`${procedure.name} (${procedure.code}, từ ${procedure.from.split('-').reverse().join('/')})`, 90),
      ].join('\n'),
      nodesep: 0.35,
      ranksep: 0.6,
    },
    nodeAttributes: { fontname: FONT, fontsize: 10, color: '#38507a' },
    edgeAttributes: { fontname: FONT, fontsize: 9, color: '#38507a' },
    nodes: [
      { name: START, attributes: { ...sized(['Tiếp nhận', 'hồ sơ']), shape: 'ellipse' } },
      { name: END, attributes: { ...sized(['Trả kết quả', ...promised]), shape: 'ellipse' } },
    ],
    subgraphs: lanesOf(procedure).map((lane) => ({ ...lane, nodes: lane.nodes.map((node) => ({ ...node })) })),
    edges: [
      ...procedure.legs.flatMap((leg) => [...edgesInto(procedure, leg), ...edgesWithin(procedure, leg)]),
      ...edgesOut(procedure),
      ...edgesBack(procedure),
    ].map((one) => ({ ...one })),
  };
};
