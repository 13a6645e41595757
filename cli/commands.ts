import { archiveCommand } from './commands/archive.ts';
import { auditCommand } from './commands/audit.ts';
import { consoleCommand } from './commands/console.ts';
import { deadCommand } from './commands/dead.ts';
import { directoryCommand } from './commands/directory.ts';
import { doctorCommand } from './commands/doctor.ts';
import { eventCommand } from './commands/event.ts';
import { eventsCommand } from './commands/events.ts';
import { forgetCommand } from './commands/forget.ts';
import { framesCommand } from './commands/frames.ts';
import { parkedCommand } from './commands/parked.ts';
import { pauseCommand } from './commands/pause.ts';
import { quarantineCommand } from './commands/quarantine.ts';
import { replayCommand } from './commands/replay.ts';
import { restoreCommand } from './commands/restore.ts';
import { resumeCommand } from './commands/resume.ts';
import { secretCommand } from './commands/secret.ts';
import { sendCommand } from './commands/send.ts';
import { startCommand } from './commands/start.ts';
import { statsCommand } from './commands/stats.ts';
import { statusCommand } from './commands/status.ts';
import { tailCommand } from './commands/tail.ts';
import { userCommand } from './commands/user.ts';
import type { AnyCommand } from './frame/group-command.ts';

/** All commands under the headings of the help, in its order. */
export const commands: Readonly<Record<string, readonly AnyCommand[]>> = {
  Look: [
    statusCommand,
    tailCommand,
    eventsCommand,
    eventCommand,
    userCommand,
    directoryCommand,
    statsCommand,
    consoleCommand,
  ],
  Repair: [
    deadCommand,
    quarantineCommand,
    parkedCommand,
    replayCommand,
    pauseCommand,
    resumeCommand,
    restoreCommand,
  ],
  Keep: [forgetCommand, auditCommand, archiveCommand],
  'Set up': [startCommand, secretCommand, sendCommand, doctorCommand],
  Explain: [framesCommand],
};
