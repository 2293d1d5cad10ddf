CREATE TABLE `manual_addresses` (
	`user_id` text NOT NULL,
	`server_id` text NOT NULL,
	`uri` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `server_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
