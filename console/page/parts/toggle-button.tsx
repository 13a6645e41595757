import type { Signal } from '@preact/signals';

/** A quiet button that is pressed or not, and says what pressing it once more does. */
export function ToggleButton({
  isOn,
  on,
  off,
}: {
  readonly isOn: Signal<boolean>;
  /** What it says while it is pressed. */
  readonly on: string;
  readonly off: string;
}) {
  return (
    <button
      type="button"
      class="quiet"
      aria-pressed={isOn.value}
      onClick={() => {
        isOn.value = !isOn.value;
      }}
    >
      {isOn.value ? on : off}
    </button>
  );
}
