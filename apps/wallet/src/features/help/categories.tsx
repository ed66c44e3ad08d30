import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Icon, type IconName } from "../../shared/icons.tsx";
import { Loaded } from "../../shared/states.tsx";
import { type ArticleLine, useArticles } from "./data.ts";
import styles from "./help.module.css";
import { useText } from "./text.ts";

const ICONS: Record<string, IconName> = {
  account: "me",
  codes: "mail",
  "sign-in": "phone",
  security: "shield",
  lock: "lock",
  wallet: "home",
  fees: "star",
  "top-up": "plus",
  payment: "scan",
  refund: "download",
  withdrawal: "bank",
  send: "send",
  limits: "clock",
  identity: "check",
  merchant: "shop",
  statement: "orders",
  complaint: "case",
  impostor: "search",
  service: "chat",
  "cross-border": "bank",
};

/** Every subject, one open at a time; the open one stands in the address. */
export function Categories() {
  const t = useText();
  const articles = useArticles();
  const { category: open } = useSearch({ strict: false }) as { category?: string };
  return (
    <section aria-labelledby="subjects">
      <h2 id="subjects" className="section-title">
        {t("categories")}
      </h2>
      <Loaded query={articles}>
        {({ items, categories }) => (
          <ul className={`plain-list ${styles.subjects}`}>
            {categories.map((category) => (
              <Category
                key={category.id}
                category={category}
                isOpen={category.id === open}
                articles={items.filter((article) => article.category === category.id)}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Category(props: {
  category: { id: string; title: string; count: number };
  isOpen: boolean;
  articles: ArticleLine[];
}) {
  const t = useText();
  const navigate = useNavigate();
  const { category, isOpen } = props;
  const listId = `category-${category.id}`;
  const toggle = () => {
    const search = isOpen ? {} : { category: category.id };
    void navigate({ to: "/help", search, replace: true, resetScroll: false });
  };
  return (
    <li>
      <button
        type="button"
        className={styles.subject}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={toggle}
      >
        <span className={styles.categoryIcon}>
          <Icon name={ICONS[category.id] ?? "help"} size={20} />
        </span>
        <span className="grow">
          <span className="strong">{category.title}</span>
          <br />
          <span className="small soft">{t("articles", { count: category.count })}</span>
        </span>
      </button>
      <ul id={listId} className={`plain-list ${styles.articles}`} hidden={!isOpen}>
        {props.articles.map((article) => (
          <li key={article.slug}>
            <ArticleLink article={article} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function ArticleLink({ article }: { article: ArticleLine }) {
  const t = useText();
  return (
    <Link to="/help/$slug" params={{ slug: article.slug }}>
      {article.title}
      {article.planned ? <span className="tag soft">{t("planned")}</span> : null}
    </Link>
  );
}
