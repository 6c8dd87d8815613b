import { AclOperations, AclPermissionTypes, ResourcePatternTypes, ResourceTypes } from '@platformatic/kafka';
import type { Acl, Admin } from '@platformatic/kafka';
import type { AccessRule, RuleResource } from '../provisioning/state.js';

const RESOURCES = {
  topic: ResourceTypes.TOPIC,
  group: ResourceTypes.GROUP,
  'transactional-id': ResourceTypes.TRANSACTIONAL_ID,
} as const;

type Operation = (typeof AclOperations)[keyof typeof AclOperations];

const wordOf = (operation: Operation): string =>
  (Object.entries(AclOperations).find(([, value]) => value === operation)?.[0] ?? 'UNKNOWN')
    .toLowerCase()
    .replaceAll('_', '-');

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.values(AclOperations).map((value) => [wordOf(value), value]),
);

const resourceOf = (type: number): RuleResource => {
  const [name] = Object.entries(RESOURCES).find(([, value]) => value === type) ?? [];
  return (name as keyof typeof RESOURCES | undefined) ?? 'other';
};

/** For a rule of ours; those on other resources are shown and never touched. */
export const aclOf = ({ principal, host, resource, name, pattern, operation, permission }: AccessRule): Acl => {
  const known = OPERATIONS.get(operation);
  if (resource === 'other' || known === undefined) throw new RangeError(`No rule of ours: ${operation} ${resource}`);
  return {
    resourceType: RESOURCES[resource],
    resourceName: name,
    resourcePatternType: pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
    principal,
    host,
    operation: known,
    permissionType: permission === 'allow' ? AclPermissionTypes.ALLOW : AclPermissionTypes.DENY,
  };
};

export const rulesIn = (resources: Awaited<ReturnType<Admin['describeAcls']>>): readonly AccessRule[] =>
  resources.flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
    acls.map(({ principal, host, operation, permissionType }) => ({
      principal,
      host,
      resource: resourceOf(resourceType),
      name: resourceName,
      pattern: resourcePatternType === ResourcePatternTypes.PREFIXED ? 'prefixed' : 'literal',
      operation: wordOf(operation),
      permission: permissionType === AclPermissionTypes.ALLOW ? 'allow' : 'deny',
    })),
  );
