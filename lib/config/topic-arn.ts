/** The ARN of a standard topic: the name of a FIFO topic ends with `.fifo`, and people cannot subscribe to one. */
export const TOPIC_ARN = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/;
