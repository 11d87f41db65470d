curl -H "Authorization: Bearer $TOKEN" \
  "http://localhost:8080/v1/mediaItems:batchGet?mediaItemIds=$MEDIA_ITEM_ID"
