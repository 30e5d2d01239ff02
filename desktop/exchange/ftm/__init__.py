"""FollowTheMoney: lines of entities, as OpenAleph and its kin read and write them; out of records, and into them."""
