/** What was stored is not what this version stores. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** An object of stored JSON, read member by member: what is not as it must be throws Unreadable with its name. Unknown members are not looked at. */
export class StoredFields {
  private readonly members: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly name: string,
  ) {
    if (!isObject(value)) throw new Unreadable(`${name} is not an object`);
    this.members = value;
  }

  has(key: string): boolean {
    return this.members[key] !== undefined;
  }

  isNull(key: string): boolean {
    return this.members[key] === null;
  }

  text(key: string): string {
    const value = this.members[key];
    return typeof value === 'string' ? value : this.refuse(key);
  }

  /** 0 or more. */
  amount(key: string): number {
    const value = this.members[key];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : this.refuse(key);
  }

  flag(key: string): boolean {
    const value = this.members[key];
    return typeof value === 'boolean' ? value : this.refuse(key);
  }

  oneOf<T extends string>(key: string, all: readonly T[]): T {
    return all.find((one) => one === this.members[key]) ?? this.refuse(key);
  }

  list(key: string): readonly unknown[] {
    const value: unknown = this.members[key];
    return Array.isArray(value) ? value : this.refuse(key);
  }

  texts(key: string): readonly string[] {
    return this.list(key).map((item) => (typeof item === 'string' ? item : this.refuse(key)));
  }

  fields(key: string): StoredFields {
    return new StoredFields(this.members[key], `${this.name}.${key}`);
  }

  /** A member after `change`. */
  within(key: string, change: (value: unknown) => unknown): StoredFields {
    return new StoredFields(change(this.members[key]), `${this.name}.${key}`);
  }

  objects(key: string): readonly StoredFields[] {
    return this.list(key).map((item, index) => new StoredFields(item, `${this.name}.${key}[${index}]`));
  }

  refuse(key: string): never {
    throw new Unreadable(`${this.name}.${key} is damaged or of another version`);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
