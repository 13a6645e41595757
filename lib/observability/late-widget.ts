import { Column, type IWidget, Row } from 'aws-cdk-lib/aws-cloudwatch';

/** Rows of widgets that are asked for when the dashboard is written, so that what is added to it until then is in them. */
export class LateWidget implements IWidget {
  readonly #rows: () => readonly (readonly IWidget[])[];
  #at = { x: 0, y: 0 };

  constructor(rows: () => readonly (readonly IWidget[])[]) {
    this.#rows = rows;
  }

  get width(): number {
    return this.#stack().width;
  }

  get height(): number {
    return this.#stack().height;
  }

  position(x: number, y: number): void {
    this.#at = { x, y };
  }

  toJson() {
    const stack = this.#stack();
    stack.position(this.#at.x, this.#at.y);
    return stack.toJson();
  }

  #stack(): Column {
    return new Column(...this.#rows().map((row) => new Row(...row)));
  }
}
