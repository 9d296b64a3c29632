/** A place that holds a secret. The secret itself is never shown. */
export interface Secret {
  readonly file: string;
  /** `resources.aws_db_instance.postgres.instances.0.attributes.password` */
  readonly path: string;
  /** How it was recognized. */
  readonly because: string;
}

/** Names of attributes whose value is a secret. What ends in `_arn`, `_id`, `_wo_version` is not. */
const secretName =
  /(^|_)(passwords?|passwd|passphrase|auth_token|secret_string|secret_binary|secret_key|secret_access_key|client_secret|private_key(_pem|_openssh)?|api_key|access_token|session_token|token)$/;

type Tree = Readonly<Record<string, unknown>>;

/** Where Terraform writes the marks of a value: beside the value, in a tree of the same shape. */
const marks: Readonly<Record<string, string>> = {
  before: 'before_sensitive',
  after: 'after_sensitive',
  values: 'sensitive_values',
};

/**
 * Looks into what Terraform and cdktf write: states, plans, configurations. A
 * secret is a text that Terraform marks as sensitive, that stands under the name of
 * a secret, or that is a header for CloudFront to send.
 */
export function terraformSecrets(file: string, document: unknown): Secret[] {
  const found = new Map<string, string>();
  visit(document, []);
  return [...found].map(([path, because]) => ({ file, path, because }));

  function visit(node: unknown, path: readonly string[]): void {
    if (typeof node !== 'object' || node === null) return;
    if (isInstance(node)) {
      for (const steps of node.sensitive_attributes) {
        // An index is an object itself, with its type.
        const keys = steps.map(({ value }) => String(Object(value).value ?? value));
        literals(at(node.attributes, keys), [...path, 'attributes', ...keys], 'marked as sensitive');
      }
    }
    if ('sensitive' in node && node.sensitive === true) {
      literals((node as Tree).value, [...path, 'value'], 'marked as sensitive');
    }
    for (const [key, child] of Object.entries(node)) {
      const here = [...path, nameOf(key, child)];
      const mark = marks[key] === undefined ? undefined : (node as Tree)[marks[key]];
      if (mark !== undefined) marked(child, mark, here);
      if (secretName.test(key)) literals(wrapped(child), here, 'the name of a secret');
      if (key === 'custom_header') literals(headerValues(child), here, 'a header that CloudFront sends');
      visit(child, here);
    }
  }

  function marked(value: unknown, mark: unknown, path: readonly string[]): void {
    if (mark === true) literals(value, path, 'marked as sensitive');
    else if (typeof mark === 'object' && mark !== null) {
      for (const [key, child] of Object.entries(mark)) marked(Object(value)[key], child, [...path, key]);
    }
  }

  /** Every text of a value that is not a reference to something else. */
  function literals(value: unknown, path: readonly string[], because: string): void {
    if (typeof value === 'string') {
      if (value !== '' && !value.includes('${')) found.set(path.join('.'), because);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) literals(child, [...path, key], because);
    }
  }
}

interface Instance {
  readonly attributes: unknown;
  readonly sensitive_attributes: readonly (readonly { readonly value: unknown }[])[];
}

/** Whether a node is an instance of a resource in a state. */
function isInstance(node: object): node is Instance {
  return 'attributes' in node && 'sensitive_attributes' in node && Array.isArray(node.sensitive_attributes);
}

function at(tree: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => Object(node)[key], tree);
}

/** The value that a configuration wraps: a constant, a default, or the value of a variable. */
function wrapped(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
  const { constant_value, value, default: fallback } = node as Tree;
  return [constant_value, value, fallback];
}

function headerValues(node: unknown): unknown {
  return [node].flat().map((header) => wrapped(Object(header).value));
}

/** Elements of a list by their address where they have one. */
function nameOf(key: string, child: unknown): string {
  const { address, type, name } = Object(child) as Tree;
  if (typeof address === 'string') return address;
  return /^\d+$/.test(key) && typeof type === 'string' && typeof name === 'string' ? `${type}.${name}` : key;
}
