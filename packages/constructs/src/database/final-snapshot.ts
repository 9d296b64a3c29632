import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

export interface FinalSnapshotProps {
  /** What the snapshot is of; the first part of its name. */
  readonly of: string;
  /** What replaces the store when it changes, so that the next one gets a name of its own. */
  readonly replacedBy: readonly string[];
}

/**
 * The name of the snapshot that is taken before a store is destroyed. It must not be
 * that of a snapshot from an earlier life of the same store, or AWS refuses to destroy
 * it. So it ends in the id of a `terraform_data`, which Terraform draws at random when
 * the store is made and keeps in the state: unique, and the same in every plan.
 */
export class FinalSnapshot extends Construct {
  readonly snapshotName: string;

  constructor(scope: Construct, id: string, props: FinalSnapshotProps) {
    super(scope, id);
    // Not cdktf's own class for this type, which runs Terraform at every synthesis to ask for its version.
    const life = new TerraformResource(this, 'life', { terraformResourceType: 'terraform_data' });
    life.addOverride('triggers_replace', { of: props.of, replacedBy: [...props.replacedBy] });
    this.snapshotName = `${props.of}-final-\${substr(${life.fqn}.id, 0, 8)}`;
  }
}
