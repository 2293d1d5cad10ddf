CREATE TABLE `open_servers` (
	`id` text PRIMARY KEY NOT NULL,
	`is_open` integer NOT NULL,
	`checked_at` integer NOT NULL,
	`confirmed_at` integer
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text NOT NULL,
	`rating_key` text NOT NULL,
	`session_id` text NOT NULL,
	`state` text NOT NULL,
	`time` integer NOT NULL,
	`duration` integer NOT NULL,
	`reported_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outbox_person` ON `outbox` (`user_id`,`server_id`);