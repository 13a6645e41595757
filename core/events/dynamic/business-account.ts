import { flag, isoTime, list, map, maybe, named, number, object, oneOf, text } from '../schema/fields.ts';
import { dynamicEvents } from './dynamic-events.ts';

const businessAccount = named(
  'DynamicBusinessAccount',
  object({
    id: text(),
    projectEnvironmentId: maybe(text()),
    name: maybe(text()),
    externalRef: maybe(text()),
    metadata: maybe(map()),
    createdAt: maybe(isoTime()),
    updatedAt: maybe(isoTime()),
  }),
);

const member = named(
  'DynamicBusinessAccountMember',
  object({
    businessAccountId: text(),
    userId: text(),
    id: maybe(text()),
    email: maybe(text()),
    role: maybe(oneOf('owner', 'admin', 'viewer')),
    addedByUserId: maybe(text()),
    createdAt: maybe(isoTime()),
  }),
);

const approval = object({
  approverUserId: text(),
  approvedAt: maybe(isoTime()),
  revokedAt: maybe(isoTime()),
});

const requirement = object({
  action: maybe(text()),
  requirementId: maybe(text()),
  required: maybe(number()),
  approved: maybe(number()),
  satisfied: maybe(flag('The only sign that enough have approved.')),
  unmetMandatoryRoles: maybe(list(text())),
});

const proposal = named(
  'DynamicBusinessAccountProposal',
  object({
    id: text(),
    businessAccountId: text(),
    actionType: maybe(text('addMember, setGovernance, createWallet and so on.')),
    status: maybe(oneOf('pending', 'executed', 'vetoed', 'expired')),
    initiatorUserId: maybe(text()),
    intent: maybe(map()),
    completeBy: maybe(isoTime()),
    consumedAt: maybe(isoTime()),
    createdAt: maybe(isoTime()),
    approvals: maybe(list(approval)),
    autoExecute: maybe(flag()),
    subjects: maybe(list(object({ userId: text(), email: maybe(text()) }))),
    approvalRequirements: maybe(list(requirement)),
  }),
);

const unconfirmed = 'the fields of `data`, which are taken from the REST model';

export const businessAccountEvents = dynamicEvents({
  'businessAccount.created': {
    meaning: 'A business account was opened.',
    nature: 'snapshot',
    unconfirmed,
    data: businessAccount,
  },
  'businessAccount.updated': {
    meaning: 'The details of a business account changed.',
    nature: 'snapshot',
    unconfirmed,
    data: businessAccount,
  },
  'businessAccount.member.added': {
    meaning: 'A user joined a business account.',
    nature: 'snapshot',
    personalData: true,
    unconfirmed,
    data: member,
  },
  'businessAccount.member.roleChanged': {
    meaning: 'A member of a business account has another role.',
    nature: 'snapshot',
    personalData: true,
    unconfirmed,
    data: member,
  },
  'businessAccount.member.removed': {
    meaning: 'A user left a business account; one signer event per wallet follows.',
    nature: 'delta',
    personalData: true,
    unconfirmed,
    data: member,
  },
  'businessAccount.signer.revoked': {
    meaning: "A member's share of a wallet's key was withdrawn.",
    nature: 'delta',
    unconfirmed: 'every field of `data`',
    data: object({ businessAccountId: maybe(text()), userId: maybe(text()), walletId: maybe(text()) }),
  },
  'businessAccount.proposal.executed': {
    meaning: 'An approved change took effect; the event of the change itself comes as well.',
    nature: 'snapshot',
    personalData: true,
    unconfirmed,
    data: proposal,
  },
});
