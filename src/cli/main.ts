#!/usr/bin/env node
/** `gezipu`: the operator's commands. `gezipu help` lists them. */
import { Command } from 'commander';
import { toAppError } from '../common/errors.js';
import { addBackup } from './commands/backup.js';
import { addBind } from './commands/bind.js';
import { addBot } from './commands/bot.js';
import { addClassify } from './commands/classify.js';
import { addClassifyBenchmark } from './commands/classify-benchmark.js';
import { addCluster } from './commands/cluster.js';
import { addDoctor } from './commands/doctor.js';
import { addEvaluate } from './commands/evaluate.js';
import { addExcel } from './commands/excel.js';
import { addExport } from './commands/export.js';
import { addImport } from './commands/import.js';
import { addKnowledge } from './commands/knowledge.js';
import { addKnowledgeBenchmark } from './commands/knowledge-benchmark.js';
import { addMenu } from './commands/menu.js';
import { addLogin } from './commands/login.js';
import { addMove } from './commands/move.js';
import { addPassword } from './commands/password.js';
import { addPosters } from './commands/posters.js';
import { addQr } from './commands/qr.js';
import { addReplay } from './commands/replay.js';
import { addReport } from './commands/report.js';
import { addRestore } from './commands/restore.js';
import { addSay } from './commands/say.js';
import { addToken } from './commands/token.js';
import { addTrain } from './commands/train.js';
import { addUndelivered } from './commands/undelivered.js';
import { addWebhook } from './commands/webhook.js';

const program = new Command('gezipu').description('格子铺: a WeChat bot for villages').showHelpAfterError();
addImport(program);
addBot(program);
addLogin(program);
addBind(program);
addPassword(program);
addKnowledge(program);
addSay(program);
addReplay(program);
addUndelivered(program);
addToken(program);
addWebhook(program);
addExcel(program);
addBackup(program);
addRestore(program);
addExport(program);
addMove(program);
addDoctor(program);
addClassify(program);
addEvaluate(program);
addTrain(program);
addClassifyBenchmark(program);
addCluster(program);
addKnowledgeBenchmark(program);
addQr(program);
addPosters(program);
addReport(program);
addMenu(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${toAppError(error).message}\n`);
  process.exitCode = 1;
}
