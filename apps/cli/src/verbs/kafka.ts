import type { Command } from 'commander';
import { applyPlan } from '@lienthong/bus';
import type { Plan, Secret } from '@lienthong/bus';
import { openSecret } from '../hub/secret-file.js';
import { connectKafka } from '../kafka/connect.js';
import type { KafkaOptions, Provisioning } from '../kafka/connect.js';
import { appliedText, planText } from '../render/kafka-plan.js';
import { startProgress } from '../render/progress.js';
import { positiveNumber } from '../shell/arguments.js';
import { EXIT } from '../shell/exit-codes.js';
import { untilInterrupted } from '../shell/interrupt.js';
import type { Shell } from '../shell/io.js';
import { Misused } from '../shell/stopped.js';
import { action, collect, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface PlanOptions extends KafkaOptions {
  readonly prune?: boolean;
}

interface ApplyOptions extends PlanOptions {
  readonly rate?: number;
  readonly secrets?: string;
  readonly rotate?: readonly string[];
}

const PRUNE = 'also delete topics of closed agencies and ended bus mandates that hold no record any more';

const connected = (command: Command): Command =>
  command
    .requiredOption('--kafka <file>', 'connection of a principal that may administer the broker (JSON)')
    .option('--settings <file>', 'replicas, retention, quotas, shards, who uses certificates (JSON)');

const addPlan = (kafka: Command, io: Shell): void => {
  connected(kafka.command('plan'))
    .summary('what an apply would change')
    .description('So sánh cụm Kafka với danh bạ; không thay đổi gì.\nThe broker beside the register; changes nothing.')
    .option('--prune', PRUNE)
    .addHelpText('after', examples('lienthong kafka plan --kafka admin.kafka.json --settings provisioning.json'))
    .action(
      action<[PlanOptions]>(io, async ({ client, terminal }, { prune = false, ...options }) => {
        await using provisioning = await connectKafka(await client(), options);
        const plan = await provisioning.plan({ prune });
        terminal.result(plan, () => planText(plan));
      }),
    );
};

const addDrift = (kafka: Command, io: Shell): void => {
  connected(kafka.command('drift'))
    .summary('whether the broker differs; status 1 where it does')
    .description('Kiểm tra sai lệch giữa cụm Kafka và danh bạ.')
    .addHelpText('after', examples('lienthong kafka drift --kafka admin.kafka.json --json'))
    .action(
      action<[KafkaOptions]>(io, async ({ client, terminal, io: shell }, options) => {
        await using provisioning = await connectKafka(await client(), options);
        const plan = await provisioning.plan();
        terminal.result(plan, () => planText(plan));
        if (plan.steps.length + plan.findings.length > 0) shell.exitWith(EXIT.refused);
      }),
    );
};

const checkRotation = ({ desired }: Provisioning, rotate: readonly string[]): void => {
  const without = rotate.find((system) => !desired.passwords.has(system));
  if (without === undefined) return;
  throw new Misused({
    vi: `Hệ thống ${without} không dùng mật khẩu.`,
    en: `System ${without} has no password on the bus: no bus mandate now, or it uses a certificate.`,
  });
};

const checkSecrets = ({ steps }: Plan, secrets: string | undefined): void => {
  if (secrets !== undefined || !steps.some(({ kind }) => kind === 'set-password')) return;
  throw new Misused({
    vi: 'Cần một tệp mới để ghi mật khẩu.',
    en: 'Passwords will be made: name a new file for them with --secrets. They are written nowhere else.',
  });
};

const linesOf = (secrets: readonly Secret[]): string => secrets.map((secret) => `${JSON.stringify(secret)}\n`).join('');

const addApply = (kafka: Command, io: Shell): void => {
  connected(kafka.command('apply'))
    .summary('change the broker to what the register asks')
    .description(
      'Thực hiện kế hoạch. Bị ngắt giữa chừng: chạy lại là tiếp tục.\nInterrupted at any point, the same command continues.',
    )
    .option('--prune', PRUNE)
    .option('--rate <count>', 'steps a second, at most', positiveNumber)
    .option('--secrets <file>', 'new file (mode 0600) for new passwords, one JSON object a line')
    .option('--rotate <system>', 'give this system a new password; may be repeated', collect)
    .addHelpText(
      'after',
      examples(
        'lienthong kafka apply --kafka admin.kafka.json --rate 500 --secrets new.secrets',
        'lienthong kafka apply --kafka admin.kafka.json --rotate qlvb-quang-ninh --secrets rotated.secrets',
      ),
    )
    .action(
      action<[ApplyOptions]>(io, async (session, { prune = false, rate, secrets, rotate = [], ...options }) => {
        await using provisioning = await connectKafka(await session.client(), options);
        checkRotation(provisioning, rotate);
        const plan = await provisioning.plan({ prune, rotate });
        checkSecrets(plan, secrets);
        await using file = await openSecret(secrets);
        using interrupted = untilInterrupted();
        const total = plan.steps.length;
        let done = 0;
        {
          using progress = startProgress(session, 'Kafka', total);
          done = await applyPlan(provisioning.admin, plan, {
            keep: (made) => file.write(linesOf(made)),
            onDone: progress.to,
            signal: interrupted.signal,
            ...(rate === undefined ? {} : { rate }),
          });
        }
        const { findings, notices } = plan;
        session.terminal.result({ done, total, findings, notices }, () => appliedText({ done, total }, plan));
        if (done < total) session.io.exitWith(EXIT.refused);
      }),
    );
};

export const addKafka: AddVerb = (program, io) => {
  const kafka = program.command('kafka').description('Trục bản tin Kafka: chủ đề, quyền, mật khẩu · provisioning');
  addPlan(kafka, io);
  addApply(kafka, io);
  addDrift(kafka, io);
};
