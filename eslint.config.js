import next from "@next/eslint-plugin-next";
import { defineConfig, globalIgnores } from "eslint/config";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores([".next/", "node_modules/", "data/", ".cache/", "db/migrations/", "next-env.d.ts"]),
  tseslint.configs.strict,
  {
    // These two need types, and nothing else here does: a promise that nobody waits for fails unheard.
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  hooks.configs.flat.recommended,
  {
    plugins: { "@next/next": next },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
      // Plex resizes every picture behind a signed-in route; next/image's optimiser has no session to fetch it with.
      "@next/next/no-img-element": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-invalid-void-type": "off",
    },
  },
  {
    // Nodes too old for `import` read it: lib/launch.cjs.
    files: ["**/*.cjs"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["lib/**", "app/**", "db/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "BinaryExpression[operator='instanceof'][right.name=/^(Refusal|PlexError)$/]",
          message: "Every bundle has a copy of the class: ask isRefusal or isPlexError.",
        },
        {
          selector: "BinaryExpression[operator='in'][left.value='code']",
          message: "Ask isRefusal, or codeOf (lib/error-code.ts) for a code of Node's.",
        },
        {
          selector:
            ":matches(MemberExpression > CallExpression.object, VariableDeclarator > CallExpression.init)[callee.name='Object']",
          message: "Object(x).field is any in disguise: read it with a schema, or give it a type.",
        },
      ],
    },
  },
  {
    files: ["tests/**"],
    rules: {
      // Playwright's fixtures hand the test over with a function named `use`, which is no React hook.
      "react-hooks/rules-of-hooks": "off",
    },
  },
);
