import { Option } from '@commander-js/extra-typings';

/** The option that means the other dead-letter queue of a subscriber. */
export function notDelivered() {
  return new Option(
    '--not-delivered',
    'those that SNS could not put into its queue, and not those that it received in vain',
  );
}

/** What the option means. */
export function kindOf(isNotDelivered: true | undefined): 'not-delivered' | 'not-handled' {
  return isNotDelivered ? 'not-delivered' : 'not-handled';
}
